using System.Text;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs.Small;

/// <summary>One small instance.</summary>
/// <param name="Text">Its JSON.</param>
/// <param name="IsValid">What every engine must say of it.</param>
internal sealed record SmallInstance(string Text, bool IsValid)
{
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);
}
