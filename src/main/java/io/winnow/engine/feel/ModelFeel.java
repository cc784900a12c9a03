package io.winnow.engine.feel;

import io.winnow.core.rule.Location;
import io.winnow.engine.index.PlainTest;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.core.compiler.DMNCompilerContext;
import org.kie.dmn.core.compiler.DMNFEELHelper;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.core.util.Msg;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.FEELProfile;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.model.api.DMNElement;
import org.kie.dmn.model.api.DecisionRule;

/** The DMN compiler's way to FEEL, which remembers which element it compiles. */
final class ModelFeel extends DMNFEELHelper {

  /** A text or a number: the same wherever it stands. */
  private static final Pattern CONSTANT = Pattern.compile("\\s*(?:\"[^\"\\\\]*\"|\\d{1,15})\\s*");

  private static final Field FEEL = CountedLogic.field(DMNFEELHelper.class, "feel");

  private final CountedLogic.PlaceOf placeOf;
  private final CountedFeel counted;
  private final Map<Map<String, Type>, Map<String, Type>> scopes = new HashMap<>();
  private final Map<String, CompiledExpression> constants = new HashMap<>();

  /** Told only when it is asked for: to count a row among many takes time. */
  private Supplier<Location> place = () -> Location.file(null);

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
      counted = new CountedFeel(own, () -> place);
      FEEL.set(this, counted);
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
    if (ofRow(element) && CONSTANT.matcher(text).matches()) {
      return constants.computeIfAbsent(
          text,
          constant ->
              super.compileFeelExpression(context, constant, model, element, error, parameters));
    }
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
    if (ofRow(element) && text.indexOf('?') < 0 && PlainTest.of(text) != null) {
      Map<String, Type> types = scopes.computeIfAbsent(types(context), same -> same);
      return List.of(new LaterCell(counted, text, types, place));
    }
    return super.evaluateUnaryTests(context, text, model, element, error, parameters);
  }

  private void at(DMNModelImpl model, DMNElement element) {
    String file = model.getResource() == null ? null : model.getResource().getSourcePath();
    place = () -> placeOf.apply(file, element);
  }

  /** The library names the row for its cells. */
  private static boolean ofRow(DMNElement element) {
    return element instanceof DecisionRule || element.getParent() instanceof DecisionRule;
  }

  /** What names stand for, as the library takes it from its context. */
  private static Map<String, Type> types(DMNCompilerContext context) {
    Map<String, Type> types = new HashMap<>();
    context
        .getVariables()
        .forEach((name, type) -> types.put(name, ((BaseDMNTypeImpl) type).getFeelType()));
    return types;
  }
}
