using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in _internal_submodules) yield return child;
                foreach (var (prefix, child) in _internal_submodules)
                    foreach (var (inner, module) in child.named_modules()) yield return ($"{prefix}.{inner}", module);
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(named => named.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (own, parameter) in _internal_params)
                    if (!parameter.IsInvalid && seen.Add(parameter)) yield return (own, parameter);
                if (!recurse) yield break;
                foreach (var (prefix, child) in _internal_submodules)
                    foreach (var (inner, parameter) in child.named_parameters(true))
                        if (seen.Add(parameter)) yield return ($"{prefix}.{inner}", parameter);
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(named => named.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (own, (buffer, persistent)) in _internal_buffers)
                    if (!buffer.IsInvalid && persistent && seen.Add(buffer)) yield return (own, buffer);
                if (!recurse) yield break;
                foreach (var (prefix, child) in _internal_submodules)
                    foreach (var (inner, buffer) in child.named_buffers(true, include_nonpersistent))
                        if (seen.Add(buffer)) yield return ($"{prefix}.{inner}", buffer);
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(named => named.buffer);

            public virtual bool has_parameter(string target) =>
                _internal_params.ContainsKey(target) || Below(target).Any(inner => inner.child.has_parameter(inner.rest));

            public virtual bool has_buffer(string target) =>
                _internal_buffers.ContainsKey(target) || Below(target).Any(inner => inner.child.has_buffer(inner.rest));

            public virtual Parameter? get_parameter(string target) => _internal_params.TryGetValue(target, out var parameter)
                ? parameter
                : Below(target).Select(inner => inner.child.get_parameter(inner.rest)).FirstOrDefault(found => found is not null);

            public virtual Tensor? get_buffer(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                return _internal_buffers.TryGetValue(target, out var buffer)
                    ? buffer.Item1
                    : Below(target).Select(inner => inner.child.get_buffer(inner.rest)).FirstOrDefault(found => found is not null);
            }

            /// <summary>The children that a dotted name leads to, with what is left of it.</summary>
            private IEnumerable<(Module child, string rest)> Below(string target)
            {
                var dot = target.IndexOf('.');
                if (dot < 0) return [];
                return named_children().Where(child => child.name == target[..dot]).Select(child => (child.module, target[(dot + 1)..]));
            }
        }
    }
}
