package fr.contratdeville.programme.programme;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A programme, in answers. */
@Schema(examples = """
        {"id": "01a20a3c-2d10-7c8f-8565-0d1756167e97", "contractId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96",
         "year": 2019, "name": "Programmation 2019 du Contrat de Ville",
         "callForProjects": {"opensOn": "2018-11-13", "closesOn": null, "projectsReceived": 330,
                             "projectsRequestingFunding": 91}}""")
public record ProgrammeView(
        UUID id, UUID contractId, int year, String name, NewProgramme.CallForProjects callForProjects) {

    static ProgrammeView of(Programme programme) {
        return new ProgrammeView(
                programme.id(),
                programme.contractId(),
                programme.year(),
                programme.name(),
                NewProgramme.CallForProjects.of(programme.callForProjects()));
    }
}
