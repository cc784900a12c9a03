package io.winnow.engine.feel;

import io.winnow.core.rule.Location;
import java.lang.reflect.Field;
import java.util.List;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.core.compiler.DMNCompilerContext;
import org.kie.dmn.core.compiler.DMNFEELHelper;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.core.util.Msg;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.FEELProfile;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.model.api.DMNElement;

/** The DMN compiler's way to FEEL, which remembers which element it compiles. */
final class ModelFeel extends DMNFEELHelper {

  private static final Field FEEL = CountedLogic.field(DMNFEELHelper.class, "feel");

  private final CountedLogic.PlaceOf placeOf;
  private Location place = Location.file(null);

  ModelFeel(
      ClassLoader loader,
      List<FEELProfile> profiles,
      FEELDialect dialect,
      DMNVersion version,
      CountedLogic.PlaceOf placeOf) {
    super(loader, profiles, dialect, version);
    this.placeOf = placeOf;
    try {
      FEELImpl own = (FEELImpl) FEEL.get(this);
      FEEL.set(this, new CountedFeel(own, () -> place));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the DMN library keeps its FEEL elsewhere", e);
    }
  }

  @Override
  public CompiledExpression compileFeelExpression(
      DMNCompilerContext context,
      String text,
      DMNModelImpl model,
      DMNElement element,
      Msg.Message error,
      Object... parameters) {
    at(model, element);
    return super.compileFeelExpression(context, text, model, element, error, parameters);
  }

  @Override
  public List<UnaryTest> evaluateUnaryTests(
      DMNCompilerContext context,
      String text,
      DMNModelImpl model,
      DMNElement element,
      Msg.Message error,
      Object... parameters) {
    at(model, element);
    return super.evaluateUnaryTests(context, text, model, element, error, parameters);
  }

  private void at(DMNModelImpl model, DMNElement element) {
    String file = model.getResource() == null ? null : model.getResource().getSourcePath();
    place = placeOf.apply(file, element);
  }
}
