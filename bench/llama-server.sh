#!/usr/bin/env bash
# Builds the real llama-server for `./qadam bench llama`, and prints where it is.
#
#     bench/llama-server.sh [FOLDER]
#
# The source is llama.cpp as npm's node-llama-cpp carries it: a git bundle, fetched by npm's ordinary client and checked by its SHA-256. Built
# for the processor alone, by cmake and g++ as Debian has them, with two jobs at the lowest priority: a quarter of an hour on two cores. Nothing of it
# is put into this repository; FOLDER (default: qadam-llama in the user's cache) can be removed at any time. Weights are not fetched by anything here.
set -euo pipefail
folder=${1:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/qadam-llama}
package=node-llama-cpp
version=3.22.1
bundle_sha256=5f5d1105d5df040738d87b8290e5d17e7362131cdcfdb0831618e0ea528b4a51   # llama.cpp v0.5.0
server=$folder/out/bin/llama-server

say() { printf '%s\n' "$*" >&2; }

if [ -x "$server" ]; then
  printf '%s\n' "$server"
  exit
fi
for tool in npm git cmake g++ make; do
  command -v "$tool" >/dev/null || { say "This needs $tool. On Debian: apt-get install npm git cmake g++ make"; exit 3; }
done
mkdir -p "$folder"
cd "$folder"
say "Fetching llama.cpp's source inside $package $version (36 MB)"
npm pack --silent "$package@$version" >/dev/null
tar xzf "$package-$version.tgz" --strip-components=2 package/llama/gitRelease.bundle
echo "$bundle_sha256  gitRelease.bundle" | sha256sum --check --quiet || { say "This is not the bundle that was expected."; exit 1; }
rm -rf source
git -c advice.detachedHead=false clone --quiet gitRelease.bundle source
say "Building llama-server in $folder (about a quarter of an hour on two cores; what is printed: $folder/build.log)"
{
  nice -n 15 cmake -S source -B out -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF -DGGML_CUDA=OFF -DGGML_OPENMP=OFF \
    -DLLAMA_CURL=OFF -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_UI=OFF -DLLAMA_USE_PREBUILT_UI=OFF
  nice -n 15 cmake --build out --target llama-server -j2
} >build.log 2>&1 || { tail -n 20 build.log >&2; exit 1; }
printf '%s\n' "$server"
