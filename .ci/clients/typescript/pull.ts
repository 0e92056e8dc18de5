// pull.js <base url> <token> <funder>: reads the feed from its beginning to its end and confirms the receipt of what is submitted.
import createClient from "openapi-fetch";
import type { paths } from "./contract.js";

const [baseUrl, token, funder = ""] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

for (let after: string | undefined; ; ) {
  const { data: page, error, response } = await client.GET("/v1/funders/{funder}/cofinancing-changes", {
    params: { path: { funder }, query: { after, limit: 1 } },
  });
  if (!page) {
    throw new Error(`The feed answers ${response.status}: ${JSON.stringify(error)}`);
  }
  for (const { type, requestId, version, request } of page.items) {
    if (type !== "REQUEST_SUBMITTED") {
      console.log(`skipped ${type}, the request is ${request.state}`);
      continue;
    }
    const told = await client.PUT("/v1/cofinancing-requests/{id}/receipt", {
      params: { path: { id: requestId } },
      body: { version, funderReference: `${funder}-${requestId}`, receivedAt: new Date().toISOString() },
    });
    // 409: corrected or withdrawn since, which comes later in the feed.
    if (![200, 201, 409].includes(told.response.status)) {
      throw new Error(`The receipt is answered ${told.response.status}: ${JSON.stringify(told.error)}`);
    }
    console.log(`confirmed ${requestId}: ${told.response.status}`);
  }
  after = page.next;
  if (page.items.length === 0) {
    break;
  }
}
