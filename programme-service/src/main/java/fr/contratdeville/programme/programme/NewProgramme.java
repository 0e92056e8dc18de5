package fr.contratdeville.programme.programme;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A programme to create. */
@Schema(examples = """
        {"contractId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "year": 2020,
         "name": "Programmation 2020 du Contrat de Ville",
         "callForProjects": {"opensOn": "2019-11-13", "closesOn": null, "projectsReceived": 330,
                             "projectsRequestingFunding": 91}}""")
public record NewProgramme(
        @NotNull UUID contractId,
        @NotNull @Min(2000) @Max(2100) Integer year,
        @NotNull @Text(max = 200) String name,
        @NotNull @Valid CallForProjects callForProjects) {

    /** The call for projects of a programme. */
    @Schema(name = "CallForProjects", examples = """
            {"opensOn": "2018-11-13", "closesOn": null, "projectsReceived": 330, "projectsRequestingFunding": 91}""")
    public record CallForProjects(
            @NotNull LocalDate opensOn,

            @Nullable @Schema(nullable = true, description = "Null if unknown.")
            LocalDate closesOn,

            @NotNull @PositiveOrZero @Schema(description = "Number of projects received.")
            Integer projectsReceived,

            @NotNull
            @PositiveOrZero
            @Schema(
                    description = "Number of received projects that ask the collectivity for funding. Not above "
                            + "`projectsReceived`.")
            Integer projectsRequestingFunding) {

        /** @param at path of the call in the request body with a dot at its end, for the fields of errors */
        Programme.CallForProjects toCallForProjects(String at) {
            if (closesOn != null && closesOn.isBefore(opensOn)) {
                throw CommonReason.INVALID_REQUEST.refusal().at(at + "closesOn");
            }
            if (projectsRequestingFunding > projectsReceived) {
                throw CommonReason.INVALID_REQUEST.refusal().at(at + "projectsRequestingFunding");
            }
            return new Programme.CallForProjects(opensOn, closesOn, projectsReceived, projectsRequestingFunding);
        }

        static CallForProjects of(Programme.CallForProjects call) {
            return new CallForProjects(
                    call.opensOn(), call.closesOn(), call.projectsReceived(), call.projectsRequestingFunding());
        }
    }

    Programme toProgramme() {
        return new Programme(contractId, year, name, callForProjects.toCallForProjects("callForProjects."));
    }
}
