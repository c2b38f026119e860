package qadam.catalog;

/**
 * What the database knows of a published version, without its content.
 *
 * @param rendering the {@link qadam.catalog.reading.CourseReader#RENDERING} that made its pages
 */
record StoredVersion(int version, boolean correction, String hash, int rendering) {
}
