package qadam.datalab;

/** One run of a bus. @param values in the order of the table's columns */
record Run(int[] values, boolean late) {
}
