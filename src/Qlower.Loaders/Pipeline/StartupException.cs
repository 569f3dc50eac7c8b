using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Pipeline;

/// <summary>Everything that prevents the loaders from starting. The message has one line for each failure.</summary>
internal sealed class StartupException(IReadOnlyList<string> failures) : OptionsValidationException(Options.DefaultName, typeof(QlowerLoadersOptions), failures)
{
    public override string Message => string.Join(Environment.NewLine + "- ", Failures.Prepend("The loaders cannot start:"));
}
