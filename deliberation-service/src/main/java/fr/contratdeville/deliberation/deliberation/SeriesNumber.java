package fr.contratdeville.deliberation.deliberation;

/** A number of a series (rule E4): {@code 2019.00081}. */
record SeriesNumber(int year, int sequence) {
    static final int LAST = 99_999;

    String written() {
        return "%04d.%05d".formatted(year, sequence);
    }
}
