package fr.contratdeville.deliberation.assembly;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members in exercise of an assembly on a day. */
@Schema(examples = """
        {"on": "2019-03-07", "count": 1,
         "members": [{"id": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "civility": "M", "firstName": "Gaël",
                      "lastName": "PERDRIAU"}]}""")
public record MembersInExercise(LocalDate on, int count, List<MemberView> members) {}
