using System.Globalization;

namespace Qlower.Celery.Wire;

/// <summary>The sender, as Celery names an anonymous node.</summary>
internal static class TaskOrigin
{
    public static string Own { get; } = string.Create(CultureInfo.InvariantCulture, $"gen{Environment.ProcessId}@{Environment.MachineName}");
}
