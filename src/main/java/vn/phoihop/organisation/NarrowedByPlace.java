package vn.phoihop.organisation;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells programs how a list of records is narrowed to those who took part and to a place; see {@link PlaceFilters}. */
@Parameters({
    @Parameter(in = QUERY, name = "force", description = "Code of a force that is in it", example = "BORDER_GUARD"),
    @Parameter(
            in = QUERY,
            name = "area",
            description = "Id of an area, with all in it",
            schema = @Schema(type = "integer", format = "int64")),
    @Parameter(
            in = QUERY,
            name = "unit",
            description = "Id of a unit that leads or takes part, with all below it",
            schema = @Schema(type = "integer", format = "int64"))
})
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NarrowedByPlace {}
