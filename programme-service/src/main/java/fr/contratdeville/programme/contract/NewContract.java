package fr.contratdeville.programme.contract;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contract to create. */
@Schema(examples = """
        {"name": "Contrat de Ville 2015-2020 (exemple)", "startsOn": "2015-06-30", "endsOn": "2020-12-31",
         "pillars": [{"number": 3, "name": "Développer l'activité économique et favoriser l'emploi"}],
         "territories": [{"code": "saint-etienne-tarentaize", "name": "Saint-Etienne : Tarentaize"}]}""")
public record NewContract(
        @NotNull @Text(max = 200) String name,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate endsOn,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid NewPillar> pillars,
        @NotNull @Size(max = 500) List<@NotNull @Valid NewTerritory> territories) {

    /** One pillar. */
    public record NewPillar(
            @NotNull @Min(1) @Max(99) Integer number,
            @NotNull @Text(max = 300) String name) {}

    /** One territory. Its code is chosen by the client. */
    public record NewTerritory(
            @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 60)
            String code,

            @NotNull @Text(max = 200) String name) {}

    Contract toContract() {
        if (endsOn.isBefore(startsOn)) {
            throw CommonReason.INVALID_REQUEST.refusal().at("endsOn");
        }
        return new Contract(
                name,
                startsOn,
                endsOn,
                pillars.stream()
                        .map(pillar -> new Contract.Pillar(pillar.number(), pillar.name()))
                        .toList(),
                territories.stream()
                        .map(territory -> new Contract.Territory(territory.code(), territory.name()))
                        .toList());
    }
}
