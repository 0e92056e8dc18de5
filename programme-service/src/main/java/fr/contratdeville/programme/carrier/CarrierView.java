package fr.contratdeville.programme.carrier;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A carrier, in answers. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "name": "AGASEF", "acronym": null, "own": false,
         "organisation": "agasef"}""")
public record CarrierView(
        UUID id,
        String name,
        @Schema(nullable = true) @Nullable String acronym,

        @Schema(
                description = "Whether this carrier is the collectivity itself. Contributions to its own actions are "
                        + "not grants (rule F7).")
        boolean own,

        @Schema(
                nullable = true,
                description = "Code of the organisation in the carrier's own tokens. Null if it has none.")
        @Nullable
        String organisation) {

    static CarrierView of(Carrier carrier) {
        return new CarrierView(carrier.id(), carrier.name(), carrier.acronym(), carrier.own(), carrier.organisation());
    }
}
