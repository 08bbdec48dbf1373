package dev.karst.knowledge;

import dev.karst.session.Session;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** All data models of a run, by name. A model's file is read when it is asked for. Immutable. */
public final class DataModels {
  private final Map<String, Supplier<DataModel>> models;

  private DataModels(Map<String, Supplier<DataModel>> models) {
    this.models = models;
  }

  /** The models that come with Karst. */
  public static DataModels builtIn(Session session) {
    Map<String, Supplier<DataModel>> models = new LinkedHashMap<>();
    for (String name : BuiltIn.DATA_MODELS) {
      String file = BuiltIn.dataModelFile(name);
      models.put(
          name, Lazy.of(() -> DataModelReader.readBuiltIn(BuiltIn.read(file, session), session)));
    }
    return new DataModels(models);
  }

  /** These and another, which wins over one of the same name. */
  public DataModels with(DataModel model) {
    Map<String, Supplier<DataModel>> all = new LinkedHashMap<>(models);
    all.put(model.name(), () -> model);
    return new DataModels(all);
  }

  /**
   * These and one in Splunk's own form, which wins over one of the same name. The file is read when
   * the model is asked for; its name is the model's.
   *
   * @param change what is done to the model that it holds, such as settings of a datamodels.conf
   */
  public DataModels withJson(Path file, UnaryOperator<DataModel> change, Session session) {
    String name = DataModelJson.nameOf(file);
    Map<String, Supplier<DataModel>> all = new LinkedHashMap<>(models);
    all.put(name, Lazy.of(() -> change.apply(DataModelJson.read(file, session))));
    return new DataModels(all);
  }

  /** A model in the form of the built-in ones. */
  public static DataModel parse(String fileName, String yaml, Session session) {
    return DataModelReader.read(YamlFile.parse(fileName, yaml, session), session);
  }

  /** A model by its name; case counts. */
  public Optional<DataModel> find(String name) {
    return Optional.ofNullable(models.get(name)).map(Supplier::get);
  }

  /** The names of all models, for "did you mean". */
  public Collection<String> names() {
    return models.keySet();
  }
}
