package fr.contratdeville.programme.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a funder wants to be told that something is new. */
@Schema(examples = "{\"url\": \"https://subventions.example.gouv.fr/notes\"}")
public record NewWebhook(
        @NotBlank
        @Size(max = 500)
        @Schema(
                description =
                        "https, a host whose every address is public, a port from 1 to 65535 if any, no user, no fragment.")
        String url) {}
