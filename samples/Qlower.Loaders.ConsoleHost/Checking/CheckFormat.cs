namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>The output format of <c>validate</c>.</summary>
internal enum CheckFormat
{
    Text,
    Json,
    Html,
    Csv,
}
