#!/usr/bin/env bash
# Versions: moto 5.2.5, boto3 and botocore 1.44.8.
#
# Expected: a record with a routing policy that Route 53 has is listed with that policy, or refused as not implemented.
#
# Seen: geoproximity, IP-based and AZ-affinity records are taken and listed as plain records: the element that makes
# the policy is dropped without a word. Weighted and latency records keep theirs, so that a test of the newer three
# against the mock proves nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'moto[route53]==5.2.5' 'boto3==1.44.8' 'botocore==1.44.8'
AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION=eu-west-1 "$work/venv/bin/python" - <<'PYTHON'
import boto3
from moto import mock_aws

POLICIES = {
    "Weight": (10, True),
    "Region": ("eu-west-1", True),
    "GeoLocation": ({"CountryCode": "DE"}, True),
    "GeoProximityLocation": ({"AWSRegion": "eu-west-1", "Bias": 10}, False),
    "CidrRoutingConfig": ({"CollectionId": "c4b1cb09-0000-4000-8000-000000000000", "LocationName": "*"}, False),
    "AZAffinity": ({"LocationType": "Global", "LocationId": "*"}, False),
}
with mock_aws():
    route53 = boto3.client("route53")
    for policy, (element, kept) in POLICIES.items():
        zone = route53.create_hosted_zone(Name="example.org", CallerReference=policy)["HostedZone"]["Id"]
        record = {"Name": "a.example.org", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}
        change = {"Action": "CREATE", "ResourceRecordSet": {**record, "SetIdentifier": "one", policy: element}}
        route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [change]})
        listed = route53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
        (found,) = (entry for entry in listed if entry["Type"] == "A")
        print(f"{policy:21}", "kept" if policy in found else "dropped")
        assert (policy in found) is kept
PYTHON
