using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting.PyTorch;

/// <summary>The Python names of a plan's values: <c>hidden.hebb</c> is the local hidden_hebb, a parameter is found in its layer.</summary>
internal sealed class PythonNames
{
    private static readonly string[] Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield",
    ];

    /// <summary>Names that the module's own text uses.</summary>
    private static readonly string[] Taken = ["self", "torch", "nn", "F", "super", "next", "float", "device", "dtype", "options", "state", "output"];

    /// <summary>Attributes of <c>nn.Module</c>, which would hide a child of that name.</summary>
    private static readonly string[] Attributes =
    [
        "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu", "cuda", "double", "dump_patches", "eval",
        "extra_repr", "float", "forward", "get_buffer", "get_extra_state", "get_parameter", "get_submodule", "half", "initial_state", "ipu",
        "load_state_dict", "modules", "mtia", "named_buffers", "named_children", "named_modules", "named_parameters", "parameters",
        "register_backward_hook", "register_buffer", "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
        "register_full_backward_pre_hook", "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook", "register_module",
        "register_parameter", "register_state_dict_post_hook", "register_state_dict_pre_hook", "requires_grad_", "set_extra_state",
        "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train", "training", "type", "xpu", "zero_grad",
    ];

    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _used = [.. Taken, .. Keywords];

    public PythonNames(Plan plan)
    {
        Class = Unused(plan.Spec.Type.Name.TrimStart('@'));
        _used.Remove(Class);
        foreach (var value in plan.Values)
        {
            var (member, part) = ValueName.Split(value.Name);
            _names[value.Name] = value.Role is ValueRole.Parameter or ValueRole.Marks
                ? Parameter(member, part)
                : Unused(Naming.Snake(member) + (part.Length == 0 ? "" : "_" + Naming.Snake(part)));
        }
    }

    /// <summary>The class.</summary>
    public string Class { get; }

    /// <summary>A value; a member's size as an argument of the constructor has the member's name.</summary>
    public string Of(string value) => _names[value];

    /// <summary>The module that holds a layer's parameters, by attribute where Python allows it.</summary>
    public static string Module(string layer) => Naming.Snake(layer) is var name
        && (name[0] == '_' || Attributes.Contains(name) || Keywords.Contains(name)) ? $"self._modules[\"{name}\"]" : $"self.{name}";

    /// <summary>A layer's parameter, by attribute where Python allows it.</summary>
    public static string Parameter(string layer, string name) => Attributes.Contains(name) || Keywords.Contains(name)
        ? $"{Module(layer)}._parameters[\"{name}\"]"
        : $"{Module(layer)}.{name}";

    /// <summary>Where an input's size is kept; no layer's name starts like this.</summary>
    public static string SizeOf(string input) => $"self._size_of_{Naming.Snake(input)}";

    private string Unused(string name)
    {
        while (!_used.Add(name)) name += "_";
        return name;
    }
}
