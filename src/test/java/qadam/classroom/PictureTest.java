package qadam.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureTest {
    /** With half a stroke's width around. */
    private static final Rectangle2D SQUARE = new Rectangle2D.Double(1.25, 1.25, 61.5, 61.5);

    @ParameterizedTest
    @EnumSource
    void a_picture_has_two_tones_and_fills_its_square_without_leaving_it(Picture picture) {
        Rectangle2D all = picture.written().stream().map(stroke -> PictureDrawing.path(stroke.path()).getBounds2D()).reduce(Rectangle2D::createUnion).orElseThrow();
        assertThat(SQUARE.contains(all)).as(all.toString()).isTrue();
        assertThat(Math.max(all.getWidth(), all.getHeight())).isGreaterThan(44);
        assertThat(picture.written()).extracting(Picture.Stroke::tone).contains("soft", "line");
        assertThat(picture.strokes()).allMatch(stroke -> stroke.path().matches("[MLCQZa0-9. -]+"));
    }
}
