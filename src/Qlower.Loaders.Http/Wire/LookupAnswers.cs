namespace Qlower.Loaders.Http.Wire;

/// <summary>The records that a service has among those that it was asked for.</summary>
internal sealed class LookupAnswers
{
    public IReadOnlyList<FoundRecord?>? Records { get; init; }
}
