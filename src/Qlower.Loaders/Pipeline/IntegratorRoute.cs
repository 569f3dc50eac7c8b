namespace Qlower.Loaders.Pipeline;

/// <summary>An integrator and the models that a pipeline sends to it.</summary>
/// <param name="Integrator">The integrator.</param>
/// <param name="Models">The models; every one is accepted by the integrator.</param>
internal sealed record IntegratorRoute(IIntegrator Integrator, IReadOnlySet<RecordModel> Models);
