package fr.contratdeville.deliberation.assembly;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member to record. */
@Schema(examples = """
        {"civility": "M", "firstName": "Gaël", "lastName": "PERDRIAU"}""")
public record NewMember(
        @NotNull Civility civility,
        @NotBlank @Size(max = 100) String firstName,
        @NotBlank @Size(max = 100) String lastName) {

    Member toMember() {
        return new Member(civility, firstName, lastName);
    }
}
