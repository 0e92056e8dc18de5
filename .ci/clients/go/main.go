// pull <base url> <token> <funder>: reads the feed from its beginning to its end and confirms the receipt of what is submitted.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"contratdeville.fr/pull/client"
)

func main() {
	url, token, funder := os.Args[1], os.Args[2], os.Args[3]
	api, err := client.NewClientWithResponses(url, client.WithRequestEditorFn(
		func(_ context.Context, request *http.Request) error {
			request.Header.Set("Authorization", "Bearer "+token)
			return nil
		}))
	check(err)
	ctx, limit := context.Background(), 1
	var after *string
	for {
		page, err := api.PullCofinancingChangesWithResponse(ctx, funder, &client.PullCofinancingChangesParams{After: after, Limit: &limit})
		check(err)
		if page.JSON200 == nil {
			log.Fatalf("The feed answers %s: %s", page.Status(), page.Body)
		}
		for _, change := range page.JSON200.Items {
			if change.Type != "REQUEST_SUBMITTED" {
				fmt.Printf("skipped %s, the request is %s\n", change.Type, change.Request.State)
				continue
			}
			told, err := api.PutCofinancingReceiptWithResponse(ctx, change.RequestId, client.PutCofinancingReceiptJSONRequestBody{
				Version:         change.Version,
				FunderReference: fmt.Sprintf("%s-%s", funder, change.RequestId),
				ReceivedAt:      time.Now(),
			})
			check(err)
			switch told.StatusCode() {
			case 200, 201, 409: // 409: corrected or withdrawn since, which comes later in the feed.
				fmt.Printf("confirmed %s: %d\n", change.RequestId, told.StatusCode())
			default:
				log.Fatalf("The receipt is answered %s: %s", told.Status(), told.Body)
			}
		}
		after = &page.JSON200.Next
		if len(page.JSON200.Items) == 0 {
			return
		}
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
