package fr.contratdeville.programme.webhook;

import fr.contratdeville.conventions.contract.CreatedOnce;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.refusal.Reason;
import fr.contratdeville.programme.refusal.Refuses;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.callbacks.Callback;
import org.eclipse.microprofile.openapi.annotations.callbacks.CallbackOperation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/funders/{funder}/webhook")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Funder",
        description = "Operations for the system of a funder: it pulls the changes of the requests sent to it, "
                + "and records its receipts, decisions and payments.")
public class WebhookResource {
    private static final String SIGNED_NOTIFICATION = """
            Sent to the registered address. It contains no data of a request: read the feed from `data.since`.

            To verify it, compute HMAC-SHA256 over `webhook-id`, `.`, `webhook-timestamp`, `.` and the body as received. \
            The key is the part of the secret after `whsec_`, decoded from base64. Encode the result in base64 and compare \
            it in constant time with the part of `webhook-signature` after `v1,`. Refuse a timestamp older than five \
            minutes.""";

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
    @Refuses(value = Reason.WEBHOOK_ADDRESS_REFUSED, common = CommonReason.ALREADY_EXISTS)
    @Operation(
            operationId = "registerWebhook",
            summary = "Register an address for notifications",
            description = "Registers one address for each funder. When the feed has new changes, the service sends "
                    + "a small signed notification to it (Standard Webhooks). The secret for the signature is "
                    + "in this answer only. A notification can be late, repeated or lost; the feed has all "
                    + "changes. To change the address or the secret, delete the registration first; otherwise "
                    + "409.")
    @Callback(
            name = "cofinancingChanged",
            callbackUrlExpression = "{$request.body#/url}",
            operations =
                    @CallbackOperation(
                            method = "post",
                            summary = "Announce new changes in the feed",
                            description = SIGNED_NOTIFICATION,
                            parameters = {
                                @Parameter(
                                        name = "webhook-id",
                                        in = ParameterIn.HEADER,
                                        required = true,
                                        description = "Id of the notification. The same for each attempt.",
                                        schema = @Schema(implementation = UUID.class)),
                                @Parameter(
                                        name = "webhook-timestamp",
                                        in = ParameterIn.HEADER,
                                        required = true,
                                        description = "Time of this attempt, in seconds since 1970.",
                                        example = "1795460402",
                                        schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                                @Parameter(
                                        name = "webhook-signature",
                                        in = ParameterIn.HEADER,
                                        required = true,
                                        description = "`v1,` followed by the signature in base64.",
                                        example = "v1,9Rtz4vQIK2+kGIdaUlsj9MESix4aBTwvpE1V64jeNE4=",
                                        schema = @Schema(type = SchemaType.STRING))
                            },
                            requestBody =
                                    @RequestBody(
                                            required = true,
                                            content =
                                                    @Content(
                                                            mediaType = MediaType.APPLICATION_JSON,
                                                            schema = @Schema(implementation = Notification.class))),
                            responses = {
                                @APIResponse(
                                        responseCode = "204",
                                        description = "Received. Any 2xx status means this."),
                                @APIResponse(
                                        responseCode = "4XX",
                                        description =
                                                "Not received. The notification is sent again, as after any status other than 2xx.")
                            }))
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
