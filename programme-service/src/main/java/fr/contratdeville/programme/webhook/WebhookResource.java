package fr.contratdeville.programme.webhook;

import fr.contratdeville.conventions.contract.CreatedOnce;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/funders/{funder}/webhook")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Funder",
        description = "Operations for the system of a funder: it pulls the changes of the requests sent to it, "
                + "and records its receipts, decisions and payments.")
public class WebhookResource {
    private final WebhookService service;
    private final WebhookAddress addresses;
    private final Webhooks webhooks;
    private final Partner caller;

    WebhookResource(WebhookService service, WebhookAddress addresses, Webhooks webhooks, Partner caller) {
        this.service = service;
        this.addresses = addresses;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed("funder")
    @Operation(
            operationId = "registerWebhook",
            summary = "Register an address for notifications",
            description = "Registers one address for each funder. When the feed has new changes, the service sends "
                    + "a small signed notification to it (Standard Webhooks). The secret for the signature is "
                    + "in this answer only. A notification can be late, repeated or lost; the feed has all "
                    + "changes. To change the address or the secret, delete the registration first; otherwise "
                    + "409.")
    @CreatedOnce
    public RestResponse<WebhookView> register(
            @Parameter(description = "Code of the funder, as in the token.", example = "CGET") @PathParam("funder")
                    String funder,
            @NotNull @Valid NewWebhook address) {
        caller.requireFunder(funder);
        addresses.check(address.url());
        var registered = service.register(funder, address.url());
        return RestResponse.ResponseBuilder.create(
                        registered.first() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        registered.first()
                                ? WebhookView.registered(registered.webhook())
                                : WebhookView.of(registered.webhook()))
                .tag(Revision.tag(registered.webhook().revision()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @RolesAllowed("funder")
    @Transactional
    @Operation(
            operationId = "getWebhook",
            summary = "Read the registered address",
            description = "Returns the registration without its secret. 404 if there is none.")
    public RestResponse<WebhookView> get(
            @Parameter(description = "Code of the funder, as in the token.", example = "CGET") @PathParam("funder")
                    String funder) {
        caller.requireFunder(funder);
        var webhook = webhooks.findByIdOptional(funder).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return RestResponse.ResponseBuilder.ok(WebhookView.of(webhook))
                .tag(Revision.tag(webhook.revision()))
                .build();
    }

    @DELETE
    @RolesAllowed("funder")
    @Operation(
            operationId = "removeWebhook",
            summary = "Delete the registered address",
            description = "No more notifications are sent, and a pending one is cancelled. The log of deliveries "
                    + "stays readable.")
    public void remove(
            @Parameter(description = "Code of the funder, as in the token.", example = "CGET") @PathParam("funder")
                    String funder,
            @HeaderParam("If-Match") String ifMatch) {
        caller.requireFunder(funder);
        service.remove(funder, Revision.ifMatch(ifMatch));
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed("funder")
    @Transactional
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List the deliveries of notifications",
            description = "Newest first. Deliveries are kept for 90 days.")
    public Page.Listed<DeliveryView> deliveries(
            @Parameter(description = "Code of the funder, as in the token.", example = "CGET") @PathParam("funder")
                    String funder,
            @BeanParam Page page) {
        caller.requireFunder(funder);
        return page.of(webhooks.deliveries(page, funder), Delivery::id, DeliveryView::of);
    }
}
