package fr.contratdeville.programme.carrier;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A carrier to create. Its SIRET is required only for publication as open data. */
@Schema(examples = """
        {"name": "Association Familiale Laïque", "acronym": "AFL", "own": false, "organisation": "afl"}""")
public record NewCarrier(
        @NotNull @Text(max = 200) String name,
        @Nullable @Text(max = 30) @Schema(nullable = true) String acronym,

        @NotNull
        @Schema(
                description = "Whether this carrier is the collectivity itself. Contributions to its own actions are "
                        + "not grants (rule F7).")
        Boolean own,

        @Nullable
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Size(max = 60)
        @Schema(
                nullable = true,
                description = "Code of the organisation in the carrier's own tokens. Omit it if the carrier has no "
                        + "token.")
        String organisation) {

    Carrier toCarrier() {
        return new Carrier(name, acronym, own, organisation);
    }
}
