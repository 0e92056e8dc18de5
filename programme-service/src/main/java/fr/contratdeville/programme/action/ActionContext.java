package fr.contratdeville.programme.action;

import fr.contratdeville.programme.contract.Contract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The year of the programme that an action is in, and its pillar and territories as the contract names them. */
public record ActionContext(
        int programmeYear, Contract.@Nullable Pillar pillar, List<Contract.Territory> territories) {}
