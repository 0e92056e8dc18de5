package fr.contratdeville.deliberation.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members in exercise by attendance: present + excused + absent = in exercise. */
@Schema(examples = """
        {"inExercise": 69, "present": 55, "excused": 14, "absent": 0}""")
public record AttendanceCounts(
        int inExercise,
        int present,
        int excused,

        @Schema(description = "Number of members neither present nor excused. A member who left is absent.")
        int absent) {

    public static AttendanceCounts of(int inExercise, int present, int excused) {
        return new AttendanceCounts(inExercise, present, excused, inExercise - present - excused);
    }
}
