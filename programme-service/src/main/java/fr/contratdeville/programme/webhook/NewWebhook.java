package fr.contratdeville.programme.webhook;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The address to which a funder wants notifications to be sent. */
@Schema(examples = "{\"url\": \"https://subventions.example.gouv.fr/notifications\"}")
public record NewWebhook(
        @NotNull
        @Text(max = 500)
        @Schema(
                description = "Address with scheme https. All IP addresses of the host are public. A port, if any, is "
                        + "from 1 to 65535. No user and no fragment.")
        String url) {}
