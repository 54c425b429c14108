#!/usr/bin/env bash
# Versions: cfn-lint 1.58.0, moto 5.2.5, boto3 and botocore 1.44.8.
#
# Expected: 100.68.0.18/18 as the source of a security group's rule is taken and kept as 100.68.0.0/18. The EC2 model in
# botocore says so, with this very example, and that adding the same range in the other form is an error.
#
# Seen: three packages, three answers. botocore's text canonicalises it; cfn-lint refuses the template (E3002, "is not a
# 'ipv4-network'"), though CloudFormation hands it to the same API; moto keeps it as written and then holds two rules
# for one range.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'cfn-lint==1.58.0' 'moto[ec2]==5.2.5' 'boto3==1.44.8' 'botocore==1.44.8'
cat > "$work/group.yaml" <<'YAML'
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 100.68.0.18/18}]
YAML
cd "$work"
says=$("$work/venv/bin/cfn-lint" --regions eu-west-1 --format parseable --template group.yaml || true)
echo "cfn-lint: $says"
grep -q "E3002:'100.68.0.18/18' is not a 'ipv4-network'" <<< "$says"
AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION=eu-west-1 "$work/venv/bin/python" - <<'PYTHON'
import boto3
import botocore.session
from moto import mock_aws

text = botocore.session.get_session().get_service_model("ec2").shape_for("IpRange").members["CidrIp"].documentation
print("botocore:", "canonicalizes" in text, "100.68.0.18/18" in text)
assert "canonicalizes" in text and "100.68.0.18/18" in text
with mock_aws():
    ec2 = boto3.client("ec2")
    group = ec2.create_security_group(GroupName="web", Description="web")["GroupId"]
    for cidr in ("100.68.0.18/18", "100.68.0.0/18"):
        rule = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": cidr}]}
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
    (rule,) = ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]["IpPermissions"]
    ranges = [entry["CidrIp"] for entry in rule["IpRanges"]]
    print("moto:", ranges)
    assert ranges == ["100.68.0.18/18", "100.68.0.0/18"]
PYTHON
