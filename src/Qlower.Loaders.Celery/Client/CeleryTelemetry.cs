namespace Qlower.Loaders.Celery;

/// <summary>Names under which the package tells what it does.</summary>
public static class CeleryTelemetry
{
    /// <summary>The name of the activity source.</summary>
    public const string Name = "Qlower.Loaders.Celery";
}
