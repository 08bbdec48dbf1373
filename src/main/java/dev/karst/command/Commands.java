package dev.karst.command;

import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Dialect;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All commands: the one list that parser, help and completion go by. */
public final class Commands implements Dialect {
  /** A new command is one new file and one line here. */
  public static final List<Command> ALL =
      List.of(
          new AccumCommand(),
          new AddcoltotalsCommand(),
          new AddinfoCommand(),
          new AddtotalsCommand(),
          new AnomalydetectionCommand(),
          new AppendCommand(),
          new AppendcolsCommand(),
          new AppendpipeCommand(),
          new AutoregressCommand(),
          new BinCommand(),
          new ChartCommand(),
          new CollectCommand(),
          new ConvertCommand(),
          new DatamodelCommand(),
          new DedupCommand(),
          new DeltaCommand(),
          new EvalCommand(),
          new EventstatsCommand(),
          new ExtractCommand(),
          new FieldsCommand(),
          new FilldownCommand(),
          new FillnullCommand(),
          new ForeachCommand(),
          new FormatCommand(),
          new FromCommand(),
          new FromjsonCommand(),
          new GentimesCommand(),
          new HeadCommand(),
          new InputlookupCommand(),
          new IplocationCommand(),
          new JoinCommand(),
          new LookupCommand(),
          new MakecontinuousCommand(),
          new MakemvCommand(),
          new MakeresultsCommand(),
          new MapCommand(),
          new MstatsCommand(),
          new MultikvCommand(),
          new MultisearchCommand(),
          new MvcombineCommand(),
          new MvexpandCommand(),
          new NomvCommand(),
          new OutlierCommand(),
          new OutputlookupCommand(),
          new RangemapCommand(),
          new RareCommand(),
          new RegexCommand(),
          new RenameCommand(),
          new ReplaceCommand(),
          new ReturnCommand(),
          new ReverseCommand(),
          new RexCommand(),
          new SearchCommand(),
          new SendalertCommand(),
          new SortCommand(),
          new SpathCommand(),
          new StatsCommand(),
          new StreamstatsCommand(),
          new StrcatCommand(),
          new TableCommand(),
          new TagsCommand(),
          new TailCommand(),
          new TimechartCommand(),
          new TojsonCommand(),
          new TopCommand(),
          new TransactionCommand(),
          new TransposeCommand(),
          new TstatsCommand(),
          new TyperCommand(),
          new UnionCommand(),
          new UntableCommand(),
          new WhereCommand(),
          new XmlkvCommand(),
          new XyseriesCommand());

  private static final Map<String, Command> BY_NAME = byName();

  private static Map<String, Command> byName() {
    Map<String, Command> byName = new LinkedHashMap<>();
    for (Command command : ALL) {
      byName.put(command.spec().name(), command);
      command.spec().aliases().forEach(alias -> byName.put(alias, command));
    }
    return byName;
  }

  public static Optional<Command> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  @Override
  public Optional<ArgumentRule> rule(String command) {
    return find(command).map(found -> found.spec().rule());
  }

  @Override
  public Collection<String> commands() {
    return BY_NAME.keySet();
  }

  /** A command that is listed is run, whatever the table of refusals says. */
  @Override
  public Optional<String> refusal(String command) {
    return Optional.ofNullable(RefusedCommands.REASONS.get(command));
  }
}
