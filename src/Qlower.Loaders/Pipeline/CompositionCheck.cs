using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.RulePacks;

namespace Qlower.Loaders.Pipeline;

/// <summary>Checks the pipelines against what is registered: names, routes, references, and that every stage can be created.</summary>
internal sealed class CompositionCheck(LoaderComposition composition, OptionsDraft options, IServiceScopeFactory scopes)
{
    /// <summary>For each model, those that its records refer to.</summary>
    private static readonly (RecordModel Model, RecordModel[] Referenced)[] References =
    [
        (RecordModel.Properties, [RecordModel.Declarants]),
        (RecordModel.Associates, [RecordModel.Declarants]),
        (RecordModel.Transactions, [RecordModel.Properties]),
        (RecordModel.Documents, [RecordModel.Declarants, RecordModel.Properties]),
    ];

    public void Run(List<string> errors)
    {
        try
        {
            CheckScope.Run(scopes, services => Check(services, errors));
        }
        catch (Exception exception)
        {
            // Errors of stages are caught below; this is a stage that cannot be disposed or whose name throws.
            errors.Add($"A stage fails: {RulePackReader.Cause(exception)}");
        }
    }

    private void Check(IServiceProvider services, List<string> errors)
    {
        var integrators = Try(errors, "An integrator", () => services.GetRequiredService<IntegratorRegistry>().All.ToArray());
        CheckLedgers(Try(errors, "The ledger", () => services.GetServices<ILoadLedger>().ToArray()), errors);
        var sources = Try(errors, "A file source", () => services.GetServices<IFileSource>().ToArray());
        Try(errors, "A validator", () => services.GetServices<IValidator>().ToArray());
        Try(errors, "A transformer", () => services.GetServices<ITransformer>().ToArray());
        Try(errors, "An alert reporter", () => services.GetServices<IAlertReporter>().ToArray());
        CheckNames("schema engines", Try(errors, "A schema engine", () => services.GetServices<ISchemaEngine>().ToArray())?.Select(engine => engine.Name), errors);
        CheckNames("integrators", integrators?.Select(integrator => integrator.Name), errors);
        CheckNames("file sources", sources?.Select(source => source.Name), errors);
        SourcePlaceCheck.Run(sources ?? [], errors);
        CheckArchives(sources, Try(errors, "A file archive", () => services.GetServices<IFileArchive>().ToArray()), errors);

        var sourceNames = sources?.Select(source => source.Name).ToArray();
        CheckPipeline("Pipeline", composition.Default, new PipelinePlan(composition.Default, null), services, integrators, sourceNames, errors);
        foreach (var (partner, own) in composition.Partners)
        {
            var path = $"Pipeline of '{partner}'";
            if (!options.Value.Partners.ContainsKey(partner))
            {
                errors.Add($"{path}: the partner is not configured; call AddPartner or correct the name.");
            }

            CheckPipeline(path, own, new PipelinePlan(composition.Default, own), services, integrators, sourceNames, errors);
        }

        CheckPolicies(integrators ?? [], errors);
    }

    private static void CheckArchives(IFileSource[]? sources, IFileArchive[]? added, List<string> errors)
    {
        if (sources is null || added is null)
        {
            return;
        }

        string[] names = [.. added.Concat(sources.OfType<IFileArchive>()).Distinct().Select(archive => archive.Name)];
        if (sources.DistinctBy(source => source.Name).Count() == sources.Length)
        {
            // Otherwise the names of the sources are reported.
            CheckNames("file archives", names, errors);
        }

        foreach (var source in sources.Where(source => !names.Contains(source.ArchiveName, StringComparer.Ordinal)))
        {
            errors.Add($"File source '{source.Name}' archives in '{source.ArchiveName}': there is no such file archive; there are {List(names)}.");
        }
    }

    private static void CheckLedgers(ILoadLedger[]? ledgers, List<string> errors)
    {
        if (ledgers is { Length: > 1 })
        {
            errors.Add($"{ledgers.Length} ledgers are chosen, a host has one: {string.Join(", ", ledgers.Select(ledger => ledger.Description))}. "
                + "Remove all but one of UseSqlite, UseInMemoryStore and their like.");
        }
    }

    private void CheckPolicies(IIntegrator[] integrators, List<string> errors)
    {
        foreach (var (partner, _) in options.Value.Partners.Where(partner => partner.Value is { Policy: LoadPolicy.AllOrNothing }))
        {
            var plan = new PipelinePlan(composition.Default, composition.Partners.GetValueOrDefault(partner));
            foreach (var route in plan.ResolveRoutes(integrators).Where(route => route.Integrator is not IStagingIntegrator))
            {
                errors.Add($"Partner '{partner}': the policy {nameof(LoadPolicy.AllOrNothing)} requires integrators that stage, "
                    + $"and the integrator '{route.Integrator.Name}' is no {nameof(IStagingIntegrator)}.");
            }
        }
    }

    private static void CheckPipeline(
        string path,
        PipelineDefinition own,
        PipelinePlan plan,
        IServiceProvider scope,
        IIntegrator[]? integrators,
        string[]? sources,
        List<string> errors)
    {
        foreach (var source in own.Sources.Where(source => sources is not null && !sources.Contains(source, StringComparer.Ordinal)))
        {
            errors.Add($"{path}: From(\"{source}\"): there is no such file source; there are {List(sources!)}.");
        }

        if (integrators is not null)
        {
            CheckRoutes(path, own, integrators, errors);
            CheckReferences(path, plan.ResolveRoutes(integrators), errors);
        }

        foreach (var type in own.Validators.Concat(own.Transformers))
        {
            Try(errors, $"{path}: {type.FullName}", () => scope.GetRequiredService(type));
        }

        var reporters = Try(errors, $"{path}: a reporter", () => PipelinePlan.Resolve<IReporter>(scope, plan.Reporters));
        CheckNames($"reporters of the {path.ToLowerInvariant()}", reporters?.Select(reporter => reporter.Name), errors);
    }

    private static void CheckRoutes(string path, PipelineDefinition own, IIntegrator[] integrators, List<string> errors)
    {
        foreach (var route in own.Routes)
        {
            if (Array.Find(integrators, candidate => candidate.Name == route.Integrator) is not { } integrator)
            {
                errors.Add($"{path}: Integrate(\"{route.Integrator}\"): there is no such integrator; "
                    + $"there are {List(integrators.Select(known => known.Name))}.");
                continue;
            }

            foreach (var model in route.Models)
            {
                if (!Enum.IsDefined(model))
                {
                    errors.Add($"{path}: Integrate(\"{route.Integrator}\"): {(int)model} is no model.");
                }
                else if (!integrator.Accepts(model))
                {
                    errors.Add($"{path}: Integrate(\"{route.Integrator}\", {model}): the integrator does not take {model.ToWireName()}.");
                }
            }
        }
    }

    private static void CheckReferences(string path, IReadOnlyList<IntegratorRoute> routes, List<string> errors)
    {
        foreach (var (model, referenced) in References)
        {
            if (!routes.Any(route => route.Models.Contains(model)))
            {
                continue;
            }

            foreach (var parent in referenced)
            {
                if (routes.Any(route => route.Models.Contains(parent) && route.Integrator is IRecordLookup))
                {
                    continue;
                }

                errors.Add($"{path}: {model.ToWireName()} refer to {parent.ToWireName()}, and no integrator of {parent.ToWireName()} "
                    + $"is an {nameof(IRecordLookup)}: references could not be checked.");
            }
        }
    }

    private static void CheckNames(string what, IEnumerable<string>? names, List<string> errors)
    {
        foreach (var same in (names ?? []).GroupBy(name => name, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(same.Key))
            {
                errors.Add($"One of the {what} has no name.");
            }
            else if (same.Count() > 1)
            {
                errors.Add($"{same.Count()} {what} have the name '{same.Key}': give each a name of its own.");
            }
        }
    }

    private static T? Try<T>(List<string> errors, string what, Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (OptionsValidationException exception)
        {
            // A stage that reads its own options or the engine's: their errors are reported unchanged.
            errors.AddRange(exception.Failures);
        }
        catch (Exception exception)
        {
            errors.Add($"{what} cannot be created: {RulePackReader.Cause(exception)}");
        }

        return null;
    }

    private static string List(IEnumerable<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none";
}
