using System.CommandLine;
using Qlower.Loaders.ConsoleHost.Checking;
using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>validate</c>: validates files and stores nothing.</summary>
internal static class ValidateCommand
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "The files; - reads standard input.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Partner = new("--partner") { Description = "Also check this partner's key, file name and rule pack.", HelpName = "ID" };
    private static readonly Option<string?> Schema = new("--schema") { Description = "Check any JSON against this JSON Schema (2020-12) instead.", HelpName = "FILE" };
    private static readonly Option<CheckFormat> Format = new("--format") { Description = "The output format: text, json, html or csv.", HelpName = "FORMAT" };
    private static readonly Option<string?> Language = new("--lang") { Description = "The language of findings: fr or en.", HelpName = "LANGUAGE" };
    private static readonly Option<string?> Out = new("--out") { Description = "Write to this file.", HelpName = "FILE" };

    public static Command Create(Screen screen)
    {
        Language.AcceptOnlyFromAmong(Languages.French, Languages.English);
        var command = new Command("validate", "Check files and store nothing.")
        {
            Files, Partner, Schema, Format, Language, Out, GlobalOptions.Data, GlobalOptions.Config,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var files = parsed.GetRequiredValue(Files);
        var format = parsed.GetValue(Format);
        EnsureSensible(files, format, parsed.GetValue(Schema), parsed.GetValue(Partner), parsed.GetValue(Out));
        await using var checker = await CreateCheckerAsync(parsed, screen, cancellationToken);
        await using var output = new CheckOutput(screen, parsed.GetValue(Out));
        var isValid = true;
        foreach (var file in files)
        {
            await using var content = file == "-" ? Console.OpenStandardInput() : FileHash.OpenRead(file);
            var result = await checker.CheckAsync(file, content, cancellationToken);
            await output.WriteAsync(checker, result, format, files.Length > 1, cancellationToken);
            isValid &= result.IsValid;
        }

        return isValid ? ExitCode.Success : ExitCode.Findings;
    }

    private static async Task<IChecker> CreateCheckerAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var language = Languages.Parse(parsed.GetValue(Language));
        return parsed.GetValue(Schema) is { } schema
            ? await SchemaChecker.CreateAsync(schema, language ?? Languages.OfEnvironment(), cancellationToken)
            : await LoaderFileChecker.CreateAsync(Settings.Of(parsed, screen), parsed.GetValue(Partner), language);
    }

    private static void EnsureSensible(string[] files, CheckFormat format, string? schema, string? partner, string? output)
    {
        InputFiles.EnsureReadable(files.Where(file => file != "-"));
        if (files.Count(file => file == "-") > 1)
        {
            throw new UsageException("Standard input can be read only once.");
        }

        if (format is CheckFormat.Html or CheckFormat.Csv && (files.Length > 1 || schema is not null))
        {
            throw new UsageException("--format html and csv support one Loader file only.");
        }

        if (schema is not null && partner is not null)
        {
            throw new UsageException("--schema and --partner cannot be used together.");
        }

        if (output is not null && files.Append(schema).Any(file => file is not (null or "-") && Path.GetFullPath(file) == Path.GetFullPath(output)))
        {
            throw new UsageException("--out names an input file.");
        }
    }
}
