package fr.contratdeville.deliberation.law;

/** The forms of ballot (modes de scrutin). */
public enum BallotForm {
    /** Show of hands (scrutin ordinaire): the minutes record who is against and who abstains. */
    ORDINARY,
    /** Public ballot (scrutin public): each vote is recorded with the member's name. */
    PUBLIC,
    /** Secret ballot (scrutin secret): votes cannot be linked to members. */
    SECRET
}
