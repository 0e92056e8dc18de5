package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to create a member. */
@Schema(examples = """
        {"civility": "M", "firstName": "Gaël", "lastName": "PERDRIAU"}""")
public record NewMember(
        @NotNull Civility civility,
        @NotNull @Text(max = 100) String firstName,
        @NotNull @Text(max = 100) String lastName,

        @Nullable
        @Text(max = 255)
        @Schema(
                nullable = true,
                description = "Subject (claim `sub`) of the member's own access tokens. Null if the member has "
                        + "no account.")
        String subject) {

    /** The account of a member. */
    @Schema(name = "MemberAccount", examples = """
            {"subject": "3f0c7d0e-6a52-4b59-9d3a-0d1756167e97"}""")
    public record Account(
            @Nullable
            @Text(max = 255)
            @Schema(nullable = true, description = "Subject (claim `sub`) of the member's own access tokens.")
            String subject) {}

    Member toMember() {
        return new Member(civility, firstName, lastName, subject);
    }
}
