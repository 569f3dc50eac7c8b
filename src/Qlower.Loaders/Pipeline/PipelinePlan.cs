using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Configuration;

namespace Qlower.Loaders.Pipeline;

/// <summary>The default pipeline and a partner's own, put together by the rules of <see cref="IPipelineBuilder"/>.</summary>
internal sealed class PipelinePlan(PipelineDefinition general, PipelineDefinition? own)
{
    /// <summary>The partner's sources where it has some, the default ones otherwise; none means every source.</summary>
    public IReadOnlyList<string> Sources { get; } = own is { Sources.Count: > 0 } ? own.Sources : general.Sources;

    /// <summary>The partner's routes where it has some, the default ones otherwise.</summary>
    public IReadOnlyList<PipelineRoute> Routes { get; } = own is { Routes.Count: > 0 } ? own.Routes : general.Routes;

    public IReadOnlyList<Type> OwnValidators { get; } = own?.Validators ?? [];

    public IReadOnlyList<Type> OwnTransformers { get; } = own?.Transformers ?? [];

    public IReadOnlyList<Type> Reporters { get; } = [.. general.Reporters, .. own?.Reporters ?? []];

    public IReadOnlyList<Type> Validators => general.Validators;

    public IReadOnlyList<Type> Transformers => general.Transformers;

    /// <summary>Stages registered as services, and behind them those named in a pipeline; each class once.</summary>
    public static List<TStage> Resolve<TStage>(IServiceProvider scope, IEnumerable<Type> named)
        where TStage : class
    {
        var stages = scope.GetServices<TStage>().ToList();
        Append(scope, stages, named);
        return stages;
    }

    public static void Append<TStage>(IServiceProvider scope, List<TStage> stages, IEnumerable<Type> named)
        where TStage : class
    {
        foreach (var type in named)
        {
            if (!stages.Exists(stage => stage.GetType() == type))
            {
                stages.Add((TStage)scope.GetRequiredService(type));
            }
        }
    }

    /// <summary>
    /// The routes with their integrators: those configured, or every integrator with all that it takes. Unknown names are left out.
    /// </summary>
    public IReadOnlyList<IntegratorRoute> ResolveRoutes(IReadOnlyList<IIntegrator> integrators)
    {
        var order = new List<IIntegrator>();
        var models = new Dictionary<IIntegrator, SortedSet<RecordModel>>();
        var routes = Routes.Count > 0 ? Routes : [.. integrators.Select(integrator => new PipelineRoute(integrator.Name, []))];
        foreach (var route in routes)
        {
            if (integrators.FirstOrDefault(candidate => candidate.Name == route.Integrator) is not { } integrator)
            {
                continue;
            }

            if (!models.TryGetValue(integrator, out var taken))
            {
                models.Add(integrator, taken = []);
                order.Add(integrator);
            }

            taken.UnionWith((route.Models.Count > 0 ? route.Models : RecordModels.All).Where(integrator.Accepts));
        }

        return
        [
            .. order.Where(integrator => models[integrator].Count > 0)
                .Select(integrator => new IntegratorRoute(integrator, models[integrator])),
        ];
    }
}
