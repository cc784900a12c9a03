package io.winnow.engine.drl;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;

/**
 * The class loader that rules are compiled with and run in. It knows facts, conclusions, values,
 * and what the library's own code for a rule is made of; everything else does not exist there, for
 * the compiler as for the code. The guard lets none of it be named in the first place.
 */
final class RuleClasses extends ClassLoader {

  private static final List<String> PACKAGES =
      List.of(
          "java.math.",
          "java.time.",
          "java.lang.constant.",
          "java.lang.annotation.",
          "org.drools.model.",
          "org.drools.modelcompiler.dsl.",
          "org.drools.core.base.accumulators.");

  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.Object",
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Number",
          "java.lang.Void",
          "java.lang.CharSequence",
          "java.lang.Comparable",
          "java.lang.Iterable",
          "java.lang.Cloneable",
          "java.lang.Enum",
          "java.lang.Class",
          "java.lang.Override",
          "java.lang.Deprecated",
          "java.lang.FunctionalInterface",
          "java.lang.SuppressWarnings",
          "java.lang.StringBuilder",
          "java.lang.AbstractStringBuilder",
          "java.lang.Appendable",
          "java.lang.Throwable",
          "java.lang.Error",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.IllegalArgumentException",
          "java.lang.NullPointerException",
          "java.lang.ClassNotFoundException",
          "java.lang.CloneNotSupportedException",
          "java.lang.ReflectiveOperationException",
          "java.lang.invoke.MethodHandles",
          "java.lang.invoke.StringConcatFactory",
          "java.lang.invoke.LambdaMetafactory",
          "java.lang.invoke.SerializedLambda",
          "java.lang.invoke.TypeDescriptor",
          "java.lang.reflect.AnnotatedElement",
          "java.lang.reflect.GenericDeclaration",
          "java.lang.reflect.Type",
          "java.io.Serializable",
          "java.io.Externalizable",
          "java.io.IOException",
          "java.io.ObjectStreamException",
          "java.util.AbstractCollection",
          "java.util.AbstractList",
          "java.util.ArrayList",
          "java.util.Arrays",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.Collection",
          "java.util.Collections",
          "java.util.Iterator",
          "java.util.List",
          "java.util.Locale",
          "java.util.Map",
          "java.util.Objects",
          "java.util.Optional",
          "java.util.RandomAccess",
          "java.util.Set",
          "java.util.regex.MatchResult",
          "java.util.regex.Matcher",
          "java.util.regex.Pattern",
          "org.drools.compiler.kie.builder.MaterializedLambda",
          "org.drools.modelcompiler.CanonicalKieModuleModel",
          "org.drools.modelcompiler.util.EvaluationUtil",
          "org.drools.util.DateUtils",
          "org.kie.api.KieServices",
          "org.kie.api.builder.ReleaseId",
          "org.kie.api.builder.model.KieBaseModel",
          "org.kie.api.builder.model.KieModuleModel",
          "org.kie.api.builder.model.KieSessionModel",
          "org.kie.api.conf.EventProcessingOption",
          "org.kie.api.conf.KieBaseMutabilityOption",
          "org.kie.api.conf.Option",
          "org.kie.api.conf.SingleValueOption",
          "org.kie.api.internal.utils.KieService",
          "org.kie.api.runtime.conf.ClockTypeOption",
          "org.kie.api.runtime.conf.KieSessionOption",
          "org.kie.api.runtime.conf.SingleValueKieSessionOption",
          "org.kie.util.maven.support.ReleaseIdImpl");

  /** The compiler itself is looked for here; rules cannot name what is found no file of. */
  private static final String COMPILER = "org.drools.ecj.EclipseJavaCompiler";

  private final ClassLoader application;

  /**
   * @param application where the classes come from
   */
  RuleClasses(ClassLoader application) {
    super("rules", null);
    this.application = application;
  }

  private static boolean isKnown(String name) {
    int nested = name.indexOf('$');
    String top = nested < 0 ? name : name.substring(0, nested);
    return CLASSES.contains(top)
        || PACKAGES.stream().anyMatch(top::startsWith)
        || top.startsWith(DrlFile.FACT_PACKAGE + ".");
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isKnown(name) && !name.equals(COMPILER)) {
      throw new ClassNotFoundException(name + " is not for rules");
    }
    return application.loadClass(name);
  }

  @Override
  public URL getResource(String name) {
    return isKnownResource(name) ? application.getResource(name) : null;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return isKnownResource(name) ? application.getResources(name) : Collections.emptyEnumeration();
  }

  private static boolean isKnownResource(String name) {
    return name.endsWith(".class")
        ? isKnown(name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        : name.startsWith("META-INF/kie.");
  }
}
