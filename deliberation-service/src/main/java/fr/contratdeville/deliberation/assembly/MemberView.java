package fr.contratdeville.deliberation.assembly;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The view of a member. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "civility": "M", "firstName": "Gaël", "lastName": "PERDRIAU"}""")
public record MemberView(UUID id, Civility civility, String firstName, String lastName) {

    static MemberView of(Member member) {
        return new MemberView(member.id(), member.civility(), member.firstName(), member.lastName());
    }
}
