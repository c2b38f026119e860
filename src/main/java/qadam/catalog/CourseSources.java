package qadam.catalog;

import qadam.catalog.reading.SourceFiles;

/** The files of one published version. */
public record CourseSources(String course, int version, SourceFiles files) {
}
