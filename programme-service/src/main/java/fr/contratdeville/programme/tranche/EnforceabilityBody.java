package fr.contratdeville.programme.tranche;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The day from which an act is enforceable, in requests and answers. */
@Schema(name = "TrancheEnforceability", examples = """
        {"deliberationId": "01a20a3d-0000-7c8f-8565-0d1756167e96",
         "actIdentifier": "042-244200770-20190307-D20190008110-DE", "enforceableOn": "2019-03-19"}""")
public record EnforceabilityBody(
        @NotNull @Schema(description = "Id of the deliberation that adopted the tranche.")
        UUID deliberationId,

        @NotNull
        @Pattern(regexp = "(0\\d{2}|02[AB]|9\\d{2})-\\d{9}-\\d{8}-[A-Z0-9][A-Z0-9_]{0,14}-(DE|AR|AI|CC|BF|AU)")
        @Schema(description = "Identifier of the act in ACTES, the system by which acts are sent to the prefecture.")
        String actIdentifier,

        @NotNull
        @Schema(
                description = "Day from which the act is enforceable (exécutoire): it was sent to the prefecture and "
                        + "published. Not before the day of the session.")
        LocalDate enforceableOn) {

    static EnforceabilityBody of(Enforceability enforceability) {
        return new EnforceabilityBody(
                enforceability.deliberationId(), enforceability.actIdentifier(), enforceability.enforceableOn());
    }
}
