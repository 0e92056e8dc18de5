package fr.contratdeville.deliberation.law;

/** How votes are cast (modes de scrutin). */
public enum BallotForm {
    /** By show of hands (scrutin ordinaire): the minutes say who is against and who abstains. */
    ORDINARY,
    /** Nominative (scrutin public): each member's direction is recorded under the name. */
    PUBLIC,
    /** Nobody can tell who voted how (scrutin secret). */
    SECRET
}
