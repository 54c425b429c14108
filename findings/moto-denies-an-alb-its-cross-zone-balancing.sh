#!/usr/bin/env bash
# Versions: moto 5.2.5, boto3 and botocore 1.44.8.
#
# Expected: an Application Load Balancer that has just been made spreads its requests over the zones. The model of the
# API says that the attribute is true for it by default and cannot be changed, and false for the other two kinds.
#
# Seen: the mock answers "false" for all three kinds.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'moto[ec2,elbv2]==5.2.5' 'boto3==1.44.8' 'botocore==1.44.8'
AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION=eu-west-1 "$work/venv/bin/python" - <<'PYTHON'
import boto3
import botocore.session
from moto import mock_aws

KEY = "load_balancing.cross_zone.enabled"
model = botocore.session.get_session().get_service_model("elbv2")
text = model.shape_for("LoadBalancerAttribute").members["Key"].documentation
(sentence,) = (part for part in text.split("<li>") if KEY in part and "default" in part.lower())
print("botocore:", " ".join(sentence.split()))
assert "The default for Application Load Balancers is <code>true</code>, and can't be changed" in " ".join(
    sentence.replace("cannot", "can't").split()
)
with mock_aws():
    subnets = [subnet["SubnetId"] for subnet in boto3.client("ec2").describe_subnets()["Subnets"]][:2]
    client = boto3.client("elbv2")
    for kind in ("application", "network", "gateway"):
        arn = client.create_load_balancer(Name=kind, Type=kind, Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
        attributes = client.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"]
        says = {entry["Key"]: entry["Value"] for entry in attributes}[KEY]
        print(f"{kind:12}", says)
        assert says == "false"
PYTHON
