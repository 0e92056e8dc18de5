package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A funder, in requests and answers. */
@Schema(name = "Funder", examples = """
        {"code": "ANCT", "name": "État - Agence nationale de la cohésion des territoires"}""")
public record FunderBody(
        @NotNull
        @Pattern(regexp = "[A-Z0-9]+(-[A-Z0-9]+)*")
        @Size(max = 30)
        @Schema(description = "Code of the funder, used in requests, in paths and in the claim `funder` of its tokens.")
        String code,

        @NotNull @Text(max = 200) String name) {

    static FunderBody of(Funder funder) {
        return new FunderBody(funder.code(), funder.name());
    }
}
