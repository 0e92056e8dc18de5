package fr.contratdeville.programme.action;

import fr.contratdeville.programme.contract.Contract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of programme and contract that belong to an action: year, pillar and territories with their names. */
public record ActionContext(
        int programmeYear, Contract.@Nullable Pillar pillar, List<Contract.Territory> territories) {}
