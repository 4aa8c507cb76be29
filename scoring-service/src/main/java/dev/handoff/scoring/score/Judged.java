package dev.handoff.scoring.score;

import dev.handoff.contract.Outcome;
import java.util.List;

/**
 * What a contract's conditions on who a lead is said of its profile. Kept with the lead, so that an
 * act need not ask them again.
 *
 * @param contract whose conditions these are: id and version, as b2b-default/2
 * @param outcomes of the fit minimum, the rules of fit.points and the disqualifiers, one after the
 *     other in the contract's order
 */
public record Judged(String contract, List<Outcome> outcomes) {}
