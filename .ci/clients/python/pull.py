"""pull.py <base url> <token> <funder>: reads the feed from its beginning to its end and confirms the receipt of what is submitted."""

import datetime
import sys

from client import AuthenticatedClient
from client.api.funder import pull_cofinancing_changes, put_cofinancing_receipt
from client.models import CofinancingReceiptInput
from client.types import UNSET

url, token, funder = sys.argv[1:]
after = UNSET
with AuthenticatedClient(base_url=url, token=token) as client:
    while True:
        answer = pull_cofinancing_changes.sync_detailed(funder, client=client, after=after, limit=1)
        if answer.status_code != 200:
            sys.exit(f"The feed answers {answer.status_code}: {answer.content.decode()}")
        page = answer.parsed
        for change in page.items:
            if change.type_ != "REQUEST_SUBMITTED":
                print(f"skipped {change.type_}, the request is {change.request.state}")
                continue
            receipt = CofinancingReceiptInput(
                version=change.version,
                funder_reference=f"{funder}-{change.request_id}",
                received_at=datetime.datetime.now(datetime.timezone.utc),
            )
            told = put_cofinancing_receipt.sync_detailed(change.request_id, client=client, body=receipt)
            # 409: corrected or withdrawn since, which comes later in the feed.
            if told.status_code not in (200, 201, 409):
                sys.exit(f"The receipt is answered {told.status_code}: {told.content.decode()}")
            print(f"confirmed {change.request_id}: {int(told.status_code)}")
        after = page.next_
        if not page.items:
            break
