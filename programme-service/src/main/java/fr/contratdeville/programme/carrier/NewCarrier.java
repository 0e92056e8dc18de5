package fr.contratdeville.programme.carrier;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A carrier to create. Its SIRET is required only for publication as open data. */
@Schema(examples = """
        {"name": "Association Familiale Laïque", "acronym": "AFL", "own": false, "organisation": "afl"}""")
public record NewCarrier(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(min = 1, max = 30) String acronym,

        @NotNull
        @Schema(
                description = "Whether this carrier is the collectivity itself. Contributions to its own actions are "
                        + "not grants (rule F7).")
        Boolean own,

        @Nullable
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Size(max = 60)
        @Schema(
                description = "Code of the organisation in the carrier's own tokens. Omit it if the carrier has no "
                        + "token.")
        String organisation) {

    Carrier toCarrier() {
        return new Carrier(name, acronym, own, organisation);
    }
}
