package fr.contratdeville.programme.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A contract, in answers. */
public record ContractView(
        UUID id,
        String name,
        LocalDate startsOn,
        LocalDate endsOn,
        List<Contract.Pillar> pillars,
        List<Contract.Territory> territories) {

    static ContractView of(Contract contract) {
        return new ContractView(
                contract.id(),
                contract.name(),
                contract.startsOn(),
                contract.endsOn(),
                contract.pillars().stream().toList(),
                contract.territories().stream().toList());
    }
}
