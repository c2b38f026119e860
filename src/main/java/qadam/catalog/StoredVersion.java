package qadam.catalog;

import qadam.catalog.reading.CourseReader;

/**
 * What the database knows of a published version, without its content.
 *
 * @param rendering the {@link qadam.catalog.reading.CourseReader#RENDERING} that made its pages
 * @param edited whether editors made it in the browser
 * @param folderHash content address of the folder it stems from; empty when it was made from the version before
 * @param sourced whether its files are kept too; those of versions published by an earlier program are not
 */
record StoredVersion(int version, boolean correction, String hash, int rendering, boolean edited, String folderHash, boolean sourced) {
    static StoredVersion ofFolder(Course course) {
        return new StoredVersion(course.version(), course.correction(), course.hash(), CourseReader.RENDERING, false, course.hash(), false);
    }

    boolean stemsFrom(String folder) {
        return hash.equals(folder) || folderHash.equals(folder);
    }
}
